// How quick is inkjs with the same story? Run by benchmarks.story; inkjs itself is never part of this repository.
//
//   node inkjs.mjs DIR compile STORY.ink STORY.json
//   node inkjs.mjs DIR play STORY.json SECONDS SEED
//
// DIR is a folder in which `npm install inkjs` was run. Prints one line of JSON; times are in milliseconds.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";

const [dir, task, file, ...rest] = process.argv.slice(2);
const { Compiler, Story } = createRequire(resolve(dir) + "/")("inkjs/full");
const MOST_TURNS = 1000;
const STEPS = 2000;
const SAVES = 50;
const WARM = 2; // how many times as long is played before the count, as on the other side

const worked = () => { const used = process.cpuUsage(); return (used.user + used.system) / 1e3; };
const took = (what) => { const [began, before] = [performance.now(), worked()]; const made = what(); return [made, performance.now() - began, worked() - before]; };

function whims(seed) {
  let at = BigInt(seed);
  return (end) => { at = (at * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn; return Number((at >> 33n) % BigInt(end)); };
}

function turn(story) {
  story.ContinueMaximally();
  return story.currentChoices.map((choice) => choice.text);
}

function compile(out) {
  const ink = readFileSync(file, "utf8");
  const [story, wall, cpu] = took(() => new Compiler(ink).Compile());
  writeFileSync(out, story.ToJson());
  return { wall, cpu };
}

function once(story, whim, steps) {
  let choices = 0;
  for (let offers = turn(story); offers.length && choices < MOST_TURNS; choices++) {
    const began = steps ? performance.now() : 0;
    story.ChooseChoiceIndex(whim(offers.length));
    offers = turn(story);
    if (steps) steps.push(performance.now() - began);
  }
  return choices;
}

function plays(story, whim, seconds) {
  let [choices, plays, wall, cpu] = [0, 0, 0, 0];
  while (wall < seconds * 1000) {
    story.ResetState(); // not counted: a play is measured, not how it is set up
    const [taken, tookWall, tookCpu] = took(() => once(story, whim, null));
    [choices, plays, wall, cpu] = [choices + taken, plays + 1, wall + tookWall, cpu + tookCpu];
  }
  return { choices, plays, wall, cpu };
}

function play(seconds, seed) {
  const json = readFileSync(file, "utf8");
  const [story, load, loadCpu] = took(() => new Story(json));
  const whim = whims(seed);
  const steps = [];
  while (steps.length < STEPS) {
    story.ResetState();
    once(story, whim, steps);
  }
  plays(story, whim, WARM * seconds); // not counted: what is made ready when it is first met is made here
  const played = plays(story, whim, seconds);
  const saves = Array.from({ length: SAVES }, () => took(() => story.state.ToJson()));
  const save = Math.min(...saves.map(([, wall]) => wall));
  return { load, loadCpu, ...played, steps, save, bytes: Buffer.byteLength(saves[0][0]) };
}

const told = task === "compile" ? compile(rest[0]) : play(Number(rest[0]), Number(rest[1]));
console.log(JSON.stringify({ node: process.version, ...told }));
