// The exported survey as software that is really used reads it:
//   1. lint (survey-core's linter) and JSON errors
//   2. every respondent completes it headless, page by page in the order drawn
//   3. one respondent clicks through it in a browser, in Danish; pictures on the way
// node check.mjs FOLDER_OF_EXPORT CHROMIUM FOLDER_OF_PICTURES > answers.json
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const require = createRequire(import.meta.url);
const [folder, chromium, pictures] = process.argv.slice(2);
const read = name => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
const json = read("survey.json"), respondents = read("respondents.json");
const wanted = new Map(read("answers_synthetic.json").map(one => [one.token, one]));
const fail = text => { console.error(text); process.exit(1); };

require("survey-core-lint/i18n/danish"); // else "da" is no language to the linter
const { lintSurvey } = require("survey-core-lint/linter");
// {deck} is a variable that the page sets, not a question: the one thing that the linter cannot know.
const findings = async survey => (await lintSurvey(survey)).findings.filter(one => !one.message.includes("deck"));
const faults = await findings(json);
if (faults.length > 0) fail("lint: " + JSON.stringify(faults.slice(0, 5), null, 1));
const spoilt = structuredClone(json);
spoilt.pages[2].elements[1].name = spoilt.pages[1].elements[1].name;
if ((await findings(spoilt)).length === 0) fail("lint sees nothing, not even a name given twice");

const { Model } = require("survey-core");
const answers = [];
for (const me of respondents) {
  const survey = new Model(json);
  if (survey.jsonErrors?.length > 0) fail("JSON: " + survey.jsonErrors[0].message);
  survey.locale = "da";
  survey.setVariable("deck", me.deck);
  const shown = survey.visiblePages.map(p => p.name).filter(n => n !== "page_start");
  if ([...shown].sort().join() !== [...me.order].sort().join()) fail(`${me.token}: other pages than its deck's`);
  const mine = wanted.get(me.token);
  for (const name of me.order) {
    const question = name.replace("page_", "");
    if (mine[question] !== undefined) survey.setValue(question, mine[question]);
  }
  if (!survey.validate()) fail(`${me.token}: a question left open`);
  survey.completeLastPage();
  if (!survey.tryComplete()) fail(`${me.token}: does not complete`);
  answers.push({ token: me.token, synthetic: 1, ...survey.data });
}

const { chromium: launcher } = require("playwright-core");
const packages = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "node_modules/survey-core");
const ui = path.join(packages, "../survey-js-ui");
fs.copyFileSync(path.join(packages, "survey.core.min.js"), path.join(folder, "survey.core.min.js"));
fs.copyFileSync(path.join(packages, "survey-core.min.css"), path.join(folder, "survey-core.min.css"));
fs.copyFileSync(path.join(ui, "survey-js-ui.min.js"), path.join(folder, "survey-js-ui.min.js"));
const browser = await launcher.launch({ executablePath: chromium, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 900, height: 640 } });
const troubles = [];
page.on("pageerror", error => troubles.push(error.message));
let got = null;
await page.exposeFunction("skoenAnswered", given => { got = given; });
const me = respondents[0];
await page.goto("file://" + path.resolve(folder, "index.html") + "?token=" + me.token);
const picture = name => page.screenshot({ path: path.join(pictures, name) });
await page.getByText("Velkommen").waitFor();
await picture("survey-1-velkommen.png");
await page.getByRole("button", { name: "Næste" }).click();
await page.getByText("Sag 1 af " + me.order.length).waitFor();
await page.getByRole("button", { name: "Næste" }).click(); // without an answer
await page.getByText("Vælg et svar, før du går videre.").waitFor();
await picture("survey-2-mangler.png");
for (const [place, name] of me.order.entries()) {
  await page.getByText(`Sag ${place + 1} af ${me.order.length}`).waitFor();
  const value = wanted.get(me.token)[name.replace("page_", "")];
  await page.locator(".sd-rating__item", { hasText: new RegExp(`^\\s*${value}\\s*$`) }).click();
  if (place === 1) {
    await page.waitForTimeout(500); // the chosen number's colour fades in
    await picture("survey-3-sag.png");
  }
  await page.getByRole("button", { name: place + 1 < me.order.length ? "Næste" : "Afslut" }).click();
}
await page.getByText("Tak for dine svar").waitFor();
await picture("survey-4-tak.png");
await browser.close();
if (troubles.length > 0) fail("in the browser: " + troubles.join("; "));
if (got === null) fail("the browser gave no answers");
answers[0] = got;
console.log(JSON.stringify(answers));
