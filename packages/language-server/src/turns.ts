/** Long work beside a client that wants to be heard. */

/** Milliseconds after which work lets others have their turn. */
export const slice = 12;

/** Lets messages that have arrived be read. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
