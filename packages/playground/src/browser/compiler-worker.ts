/** The compiler in a worker of its own: it answers one question after the other, and the page stays free. */

import { Answers } from "../answers/answers.ts";
import { openShipped } from "../answers/library.ts";
import type { Answer, Question } from "../answers/messages.ts";
import shipped from "playground:library";

const answers = new Answers(openShipped(shipped));

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  postMessage(answerTo(data));
});

function answerTo({ id, name, given }: Question): Answer {
  try {
    const ask = answers[name] as (...given: readonly unknown[]) => unknown;
    return { id, value: ask.apply(answers, given as unknown[]) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
