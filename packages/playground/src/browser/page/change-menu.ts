/** What can be changed at the cursor, as a menu over the program: arrows go through it, Enter takes, Esc leaves. */

import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { Change, Edit } from "../../answers/messages.ts";
import { element, withCode } from "./elements.ts";

export interface Changer {
  find(start: number, end: number): Promise<readonly Change[]>;
  apply(edits: readonly Edit[]): void;
}

const show = StateEffect.define<Tooltip | null>();

/** An edit of the program makes the offers those of another one. */
const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update(now, transaction) {
    const effect = transaction.effects.find((each) => each.is(show));
    if (effect !== undefined) return effect.value as Tooltip | null;
    return transaction.docChanged ? null : now;
  },
  provide: (field) => showTooltip.from(field),
});

export function changeMenu(changer: Changer): Extension {
  const open = (view: EditorView): boolean => {
    void offer(view, changer);
    return true;
  };
  return [shown, keymap.of([{ key: "Mod-.", run: open }])];
}

export async function offer(view: EditorView, changer: Changer): Promise<void> {
  const { from, to } = view.state.selection.main;
  const { doc } = view.state;
  const changes = await changer.find(from, to);
  if (!view.state.doc.eq(doc)) return;
  const tooltip: Tooltip = {
    pos: from,
    create: () => {
      const dom = menu(view, changes, changer);
      return { dom, mount: () => (dom.querySelector("button") ?? dom).focus() };
    },
  };
  view.dispatch({ effects: show.of(tooltip) });
}

function menu(view: EditorView, changes: readonly Change[], changer: Changer): HTMLElement {
  const close = (): void => {
    view.dispatch({ effects: show.of(null) });
    view.focus();
  };
  const items = changes.map(({ title, edits }) => {
    const item = element(
      "button",
      {
        type: "button",
        onclick: () => {
          close();
          changer.apply(edits);
        },
      },
      ...withCode(title),
    );
    item.role = "menuitem";
    return item;
  });
  const list = element("div", { className: "changes", tabIndex: -1, ariaLabel: "Changes" });
  list.role = "menu";
  list.append(...(items.length > 0 ? items : ["There is nothing to change here."]));
  list.addEventListener("keydown", (event) => {
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (next !== undefined) items.at(next % items.length)?.focus();
    else return;
    event.preventDefault();
  });
  // A step later: the editor itself takes the menu away while it changes, and is not to be asked then.
  list.addEventListener("focusout", () => {
    setTimeout(() => {
      if (list.isConnected && !list.contains(document.activeElement))
        view.dispatch({ effects: show.of(null) });
    });
  });
  return list;
}
