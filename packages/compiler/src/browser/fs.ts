/** What a detector of secrets asks of `node:fs` when it is given the path of a file, which it never is. */

export default {};
