/** What the driver asks of `node:module`, in a browser: foreign code finds none of Node's modules there. */

export const isBuiltin = (): boolean => false;
