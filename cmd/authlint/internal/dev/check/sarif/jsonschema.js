// Validates logs with the package that GitHub's uploader validates with: node jsonschema.js SCHEMA LOG …
// It prints what is wrong, a line each, and fails if anything is.
const fs = require("fs");
const { Validator } = require("jsonschema");

const [schema, ...logs] = process.argv.slice(2).map((name) => [name, JSON.parse(fs.readFileSync(name, "utf8"))]);
for (const [name, log] of logs) {
  for (const error of new Validator().validate(log, schema[1]).errors) {
    console.log(`${name}: ${error.stack}`);
    process.exitCode = 1;
  }
}
