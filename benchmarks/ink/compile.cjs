// What does inkjs' compiler say of each of these sources? Reads a list of texts as JSON, answers with a list of lists.
const path = require("path");
const { Compiler, CompilerOptions } = require(path.join(process.argv[2], "node_modules", "inkjs", "dist", "ink-full.js"));

const told = (source) => {
  const said = [];
  const options = new CompilerOptions(null, [], true, (message) => said.push(message));
  try {
    new Compiler(source, options).Compile();
  } catch (problem) {
    if (said.length === 0) said.push(String(problem));
  }
  return said;
};

let input = "";
process.stdin.on("data", (part) => (input += part));
process.stdin.on("end", () => process.stdout.write(JSON.stringify(JSON.parse(input).map(told))));
