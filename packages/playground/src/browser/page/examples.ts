/** The menu of programs to begin with. */

import groups from "playground:examples";
import { byId, element } from "./elements.ts";

export const firstExample = groups[0]!.examples[0]!.text;

export function offerExamples(chosen: (text: string) => void): void {
  const select = byId<HTMLSelectElement>("examples");
  select.append(
    element("option", { value: "", disabled: true, selected: true }, "Examples"),
    ...groups.map(({ title, examples }) =>
      element(
        "optgroup",
        { label: title },
        ...examples.map((example) => element("option", { value: example.title }, example.title)),
      ),
    ),
  );
  const all = groups.flatMap(({ examples }) => examples);
  select.addEventListener("change", () => {
    const example = all.find(({ title }) => title === select.value);
    // The same example can be chosen again.
    select.selectedIndex = 0;
    if (example !== undefined) chosen(example.text);
  });
}
