/** The editor: text, colours, problems and descriptions. What it shows, the compiler knows. */

import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  isolateHistory,
} from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Hover } from "@neuro-lang/ide";
import type { Change, Checked, Edit, ShownProblem } from "../../answers/messages.ts";
import { changeMenu, type Changer, offer } from "./change-menu.ts";
import { colours, setColours } from "./colours.ts";
import { completion, type Offerer } from "./completion.ts";
import { description } from "./description.ts";
import { indentation } from "./indentation.ts";
import { theme } from "./theme.ts";

export interface EditorOptions {
  readonly place: HTMLElement;
  changed(text: string): void;
  run(): void;
  hover(offset: number): Promise<Hover | undefined>;
  readonly offerer: Offerer;
  changes(start: number, end: number): Promise<readonly Change[]>;
}

export class Editor {
  readonly #view: EditorView;
  readonly #changer: Changer;

  constructor({ place, changed, run, hover, offerer, changes }: EditorOptions) {
    this.#changer = { find: changes, apply: (edits) => this.apply(edits) };
    const extensions = [
      lineNumbers(),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      indentOnInput(),
      indentUnit.of("  "),
      indentation,
      bracketMatching(),
      closeBrackets(),
      completion(offerer),
      changeMenu(this.#changer),
      highlightActiveLine(),
      lintGutter(),
      colours,
      theme,
      EditorState.languageData.of(() => [
        {
          commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
          closeBrackets: { brackets: ["(", "[", "{", '"'] },
          indentOnInput: /^\s*[\])}]$/,
        },
      ]),
      hoverTooltip(async (_, offset) => {
        const found = await hover(offset);
        if (found === undefined) return null;
        const { start, end, code, documentation } = found;
        const dom = description(code, documentation);
        return { pos: start, end, above: true, create: () => ({ dom }) };
      }),
      keymap.of([
        { key: "Mod-Enter", run: () => (run(), true) },
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...historyKeymap,
        ...lintKeymap,
        ...defaultKeymap,
        indentWithTab,
      ]),
      EditorView.contentAttributes.of({ "aria-label": "Program", spellcheck: "false" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) changed(this.text);
      }),
    ];
    this.#view = new EditorView({ state: EditorState.create({ extensions }), parent: place });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Replaces the program; that can be undone. */
  load(text: string): void {
    this.#view.dispatch({
      changes: { from: 0, to: this.#view.state.doc.length, insert: text },
      selection: { anchor: 0 },
      annotations: isolateHistory.of("full"),
    });
  }

  apply(edits: readonly Edit[]): void {
    apply(this.#view, edits);
  }

  /** Offers what can be changed where the cursor is. */
  offerChanges(): Promise<void> {
    return offer(this.#view, this.#changer);
  }

  /** Shows what is known of the text as it is. */
  show({ problems, colours: tokens }: Checked): void {
    const diagnostics = problems.map((problem) => diagnosticOf(problem));
    this.#view.dispatch({ effects: setColours.of(tokens) });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  /** Moves the cursor, one-based. */
  goTo(line: number, column: number): void {
    const { doc } = this.#view.state;
    const { from, to } = doc.line(Math.min(line, doc.lines));
    this.#view.dispatch({
      selection: { anchor: Math.min(from + column - 1, to) },
      scrollIntoView: true,
    });
    this.#view.focus();
  }
}

const severities = { error: "error", warning: "warning", hint: "info" } as const;

function diagnosticOf(problem: ShownProblem): Diagnostic {
  const { start, end, severity, message, hint, fixes } = problem;
  return {
    from: start,
    to: end,
    severity: severities[severity],
    message: hint === undefined ? message : `${message}\n${hint}`,
    actions: fixes.map(({ title, edits }) => ({
      name: title,
      apply: (view) => apply(view, edits),
    })),
  };
}

/** One step, for those who take it back. */
function apply(view: EditorView, edits: readonly Edit[]): void {
  view.dispatch({
    changes: edits.map(({ start, end, newText }) => ({ from: start, to: end, insert: newText })),
    annotations: isolateHistory.of("full"),
    scrollIntoView: true,
  });
}
