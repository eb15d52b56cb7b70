// Look at HTML files in headless Chromium with axe-core, dark and light, wide, narrow and on paper.
// Prints as JSON what breaks WCAG 2.2 AA: node look_at_pages.mjs CHROMIUM FILE...
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.OUTSIDE}/`);
const puppeteer = require("puppeteer-core");
const axe = require("axe-core").source;
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const LOOKS = [
  { name: "light", scheme: "light", width: 1280 },
  { name: "dark", scheme: "dark", width: 1280 },
  { name: "narrow", scheme: "light", width: 320 },
  { name: "paper", scheme: "light", width: 800, media: "print" },
];

const [executablePath, ...files] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const found = [];
try {
  for (const file of files) {
    for (const look of LOOKS) {
      const page = await browser.newPage();
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.setBypassCSP(true);
      await page.setViewport({ width: look.width, height: 800 });
      // In one call: each of puppeteer's two takes back what the other has set.
      const features = [{ name: "prefers-color-scheme", value: look.scheme }];
      const session = await page.createCDPSession();
      await session.send("Emulation.setEmulatedMedia", { media: look.media ?? "screen", features });
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(axe);
      const result = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), LEVELS);
      found.push({
        look: look.name,
        checked: result.passes.length,
        violations: result.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes[0].html}`),
        wider: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        unprinted: await page.evaluate(() => [...document.querySelectorAll("main li")].filter((one) => !one.checkVisibility()).length),
        scripts: await page.evaluate(() => document.querySelectorAll("script").length),
        asked: asked.slice(1),
      });
      await page.close();
    }
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(found));
