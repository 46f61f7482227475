/** The texts that the compiler makes of the program: read only, and made only where somebody looks. */

import type { Shown } from "../../answers/messages.ts";
import { coloured } from "./colours.ts";
import { byId, element } from "./elements.ts";

export interface View {
  readonly name: string;
  readonly title: string;
  make(): Promise<Shown>;
}

export class Views {
  readonly #views: readonly View[];
  /** Counts what was asked for: an answer that comes too late is not shown. */
  #asked = 0;

  constructor(views: readonly View[]) {
    this.#views = views;
    const results = byId("tabs").parentElement!;
    results.append(...views.map(({ name, title }) => panel(name, title)));
  }

  /** Makes the text of a view anew; another name is none of these. */
  async refresh(name: string): Promise<void> {
    const view = this.#views.find((each) => each.name === name);
    if (view === undefined) return;
    const asked = (this.#asked += 1);
    const shown = await view.make();
    if (asked !== this.#asked) return;
    byId(`text-${name}`).replaceChildren(
      ...("why" in shown
        ? [element("span", { className: "said" }, shown.why)]
        : coloured(shown.text, shown.colours ?? [])),
    );
  }
}

function panel(name: string, title: string): HTMLElement {
  const text = element("pre", { id: `text-${name}`, tabIndex: 0, ariaLabel: title });
  const made = element("div", { id: `panel-${name}`, hidden: true }, text);
  made.role = "tabpanel";
  made.setAttribute("aria-labelledby", `tab-${name}`);
  return made;
}
