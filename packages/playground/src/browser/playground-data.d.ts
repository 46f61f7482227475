/** What the build computes and puts into the bundles: see `site/make.ts`. */

declare module "playground:library" {
  const library: import("../answers/library.ts").ShippedLibrary;
  export default library;
}

declare module "playground:examples" {
  const groups: readonly import("../site/examples.ts").ExampleGroup[];
  export default groups;
}
