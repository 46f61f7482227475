/** Tabs as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ wants them: one stop for the Tab key, arrows between them. */

import { byId, element } from "./elements.ts";

export interface Tab {
  readonly name: string;
  readonly title: string;
}

export class Tabs {
  readonly #buttons: ReadonlyMap<string, HTMLButtonElement>;
  readonly #chosen: (name: string) => void;
  current: string;

  /** Each tab has a panel `panel-NAME`. */
  constructor(tabs: readonly Tab[], chosen: (name: string) => void) {
    this.#chosen = chosen;
    this.current = tabs[0]!.name;
    this.#buttons = new Map(tabs.map(({ name, title }) => [name, this.#button(name, title)]));
    byId("tabs").append(...this.#buttons.values());
    this.choose(this.current);
  }

  choose(name: string): void {
    this.current = name;
    for (const [other, button] of this.#buttons) {
      button.ariaSelected = String(other === name);
      button.tabIndex = other === name ? 0 : -1;
      byId(`panel-${other}`).hidden = other !== name;
    }
    this.#chosen(name);
  }

  #button(name: string, title: string): HTMLButtonElement {
    const button = element("button", { type: "button", id: `tab-${name}` }, title);
    button.role = "tab";
    button.setAttribute("aria-controls", `panel-${name}`);
    button.addEventListener("click", () => this.choose(name));
    button.addEventListener("keydown", ({ key }) => {
      const next = this.#beside(name, key);
      if (next === undefined) return;
      this.choose(next);
      this.#buttons.get(next)!.focus();
    });
    return button;
  }

  #beside(name: string, key: string): string | undefined {
    const names = [...this.#buttons.keys()];
    const at = names.indexOf(name);
    switch (key) {
      case "ArrowRight":
        return names[(at + 1) % names.length];
      case "ArrowLeft":
        return names.at(at - 1);
      case "Home":
        return names[0];
      case "End":
        return names.at(-1);
      default:
        return undefined;
    }
  }
}
