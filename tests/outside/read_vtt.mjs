// Read WebVTT files as the W3C's parser does, and print what it found as JSON: node read_vtt.mjs FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { WebVTTParser } = createRequire(`${process.env.OUTSIDE}/`)("webvtt-parser");

// The parser leaves it to its user to know HTML's names for characters.
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&lrm;": "\u200e", "&rlm;": "\u200f" };

const voices = (nodes) =>
  nodes.flatMap((node) => [
    ...(node.type === "object" && node.name === "v" ? [node.value] : []),
    ...(node.children ? voices(node.children) : []),
  ]);
const words = (nodes) =>
  nodes.map((node) => (node.type === "text" ? node.value : node.children ? words(node.children) : "")).join("");

const found = process.argv.slice(2).map((file) => {
  const { cues, errors } = new WebVTTParser(ENTITIES).parse(readFileSync(file, "utf8"), "subtitles/captions/descriptions");
  return {
    errors: errors.map((one) => `line ${one.line}: ${one.message}`),
    cues: cues.map((cue) => ({
      start: cue.startTime,
      end: cue.endTime,
      text: words(cue.tree.children),
      voices: voices(cue.tree.children),
    })),
  };
});
console.log(JSON.stringify(found));
