/** What can be written at a place, in the editor's list. */

import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertCompletionText,
  snippet,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Completions, OfferDetails, RankedOffer } from "@neuro-lang/ide";
import { description } from "./description.ts";

export interface Offerer {
  complete(offset: number): Promise<Completions>;
  /** What is asked of one offer only when somebody looks at it or takes it. */
  details(offer: RankedOffer): Promise<OfferDetails>;
}

const word = /[\p{L}\p{N}_]+$/u;
/** Behind these a name is due. */
const opening = /[.@"/{<]$|\b(?:uses|fails|is|match|fail) $/;

export function completion(offerer: Offerer): Extension {
  return autocompletion({
    icons: false,
    override: [(context) => offersAt(offerer, context)],
  });
}

async function offersAt(
  offerer: Offerer,
  context: CompletionContext,
): Promise<CompletionResult | null> {
  const isDue = context.explicit || [word, opening].some((each) => context.matchBefore(each));
  if (!isDue) return null;
  const { offers, start, end, complete } = await offerer.complete(context.pos);
  if (context.aborted || offers.length === 0) return null;
  return {
    from: start,
    to: end,
    options: offers.map((offer) => optionOf(offerer, offer)),
    ...(complete ? { validFor: /^[\p{L}\p{N}_]*$/u } : {}),
  };
}

function optionOf(offerer: Offerer, offer: RankedOffer): Completion {
  const { label, filter, rank, signature, from, about } = offer;
  const detail = [signature, from].filter((part) => part !== undefined).join("  ");
  return {
    label: filter ?? label,
    displayLabel: label,
    sortText: rank,
    // How well the letters fit counts more in the editor than what is meant most often; the first two digits say that.
    boost: 50 - Number(rank.slice(0, 2)),
    ...(detail === "" ? {} : { detail }),
    ...(about === undefined ? {} : { info: async () => shown(await offerer.details(offer)) }),
    apply: (view, option, start, end) => void take(offerer, offer, view, option, start, end),
  };
}

function shown({ description: found }: OfferDetails): HTMLElement | null {
  return found === undefined ? null : description(found.code, found.documentation);
}

/** Writes an offer, and what it needs elsewhere: an import. */
async function take(
  offerer: Offerer,
  offer: RankedOffer,
  view: EditorView,
  option: Completion,
  from: number,
  to: number,
): Promise<void> {
  const { doc } = view.state;
  const needed = offer.importing === undefined ? [] : (await offerer.details(offer)).edits;
  // Who wrote on while the import was looked for has written something else.
  if (!view.state.doc.eq(doc)) return;
  const elsewhere = view.state.changes(
    [...(offer.edits ?? []), ...needed].map(({ span, newText }) => ({
      from: span.start,
      to: span.end,
      insert: newText,
    })),
  );
  if (!elsewhere.empty) view.dispatch({ changes: elsewhere });
  const start = elsewhere.mapPos(from);
  const end = elsewhere.mapPos(to);
  if (offer.snippet === undefined) {
    view.dispatch(insertCompletionText(view.state, offer.text ?? offer.label, start, end));
  } else {
    snippet(templateOf(offer.snippet))(view, option, start, end);
  }
}

/** A snippet of the Language Server Protocol in the editor's own form, in which the last place has no number. */
function templateOf(text: string): string {
  return text
    .replaceAll(/\$(\d+)/g, "$${$1}")
    .replaceAll("${0}", "${}")
    .replaceAll(/\\([\\$}])/g, "$1");
}
