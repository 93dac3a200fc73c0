// The documents work by JSON.parse, with the five checks in JavaScript. Usage: documents.js FOLDER
//
// A number of JSON is a double here; an amount times 100, rounded, is its exact number of 分 up to 2⁵³.
"use strict";
const fs = require("fs"), path = require("path");
const { measure } = require("../common/measure.js");

const folder = process.argv[2];
const FUNCTIONS = new Set(), ECONOMICS = new Set();
for (const row of fs.readFileSync(path.join(__dirname, "codes.csv"), "utf8").split("\n").slice(1)) {
  const [classification, code] = row.split(",");
  if (code) (classification === "functional" ? FUNCTIONS : ECONOMICS).add(code);
}
const bytes = fs.readFileSync(path.join(folder, "documents.jsonl")), LINES = [];
for (let start = 0, end; (end = bytes.indexOf(10, start)) >= 0; start = end + 1) LINES.push(bytes.subarray(start, end));

const COLUMNS = {
  income: ["total", "fiscal", "superiorSubsidy", "service", "business", "subordinateRemittance", "other"],
  expenditure: ["total", "basic", "project", "paidToSuperior", "business", "subordinateSubsidy"],
  generalPublicExpenditure: ["total", "basic", "project"],
  basicExpenditure: ["personnel", "operating"],
  governmentFund: ["opening", "income", "expenditure", "basic", "project", "closing"],
  stateCapitalExpenditure: ["total", "basic", "project"],
  threePublicExpenses: ["total", "overseas", "vehicles", "vehiclePurchase", "vehicleOperation", "receptions"],
};
const FISCAL = ["total", "generalPublic", "governmentFund", "stateCapital"];
const CODED = Object.keys(COLUMNS).slice(0, -1), EMPTY = [], NONE = {};

function fen(row, columns) {
  const result = new Array(columns.length);
  for (let i = 0; i < columns.length; i++) {
    const value = row[columns[i]];
    result[i] = value === undefined ? 0 : Math.round(value * 100);
  }
  return result;
}
function coded(table, columns, key) {
  const lines = new Map();
  for (const line of table.lines || EMPTY) lines.set(line[key], fen(line, columns));
  return { lines, total: fen(table.total || NONE, columns) };
}
function side(rows) {
  const result = new Map();
  for (const row of rows) result.set(row.row, row.amount === undefined ? 0 : Math.round(row.amount * 100));
  return result;
}
const differ = (a, b) => a.some((value, index) => value !== b[index]);
function addTo(sums, values) {
  for (let i = 0; i < values.length; i++) sums[i] += values[i];
}

function check(document, counts) {
  const forms = document.finalAccounts, tables = {};
  for (const form of CODED) {
    const { lines, total } = (tables[form] = coded(forms[form], COLUMNS[form], "code"));
    const known = form === "basicExpenditure" ? ECONOMICS : FUNCTIONS;
    const parents = new Map();
    let sums = null;
    for (const [code, values] of lines) {
      if (!known.has(code)) counts[4]++;
      if (code.length > 3) {
        const above = code.slice(0, -2), sum = parents.get(above);
        if (sum) addTo(sum, values); else parents.set(above, values.slice());
      } else if (sums) addTo(sums, values); else sums = values.slice();
    }
    for (const [code, values] of parents) {
      const line = lines.get(code);
      if (line && differ(line, values)) counts[0]++;
    }
    if (sums && differ(sums, total)) counts[1]++;
  }
  const received = tables.income, spent = tables.expenditure, own = tables.generalPublicExpenditure;
  const detail = tables.basicExpenditure, funds = tables.governmentFund, capital = tables.stateCapitalExpenditure;
  const rows = (table, isWrong) => {
    for (const values of table.lines.values()) if (isWrong(values)) counts[2]++;
    if (isWrong(table.total)) counts[2]++;
  };
  rows(received, v => v[0] !== v[1] + v[2] + v[3] + v[4] + v[5] + v[6]);
  rows(spent, v => v[0] !== v[1] + v[2] + v[3] + v[4] + v[5]);
  rows(own, v => v[0] !== v[1] + v[2]);
  rows(capital, v => v[0] !== v[1] + v[2]);
  rows(funds, v => v[2] !== v[3] + v[4] || v[5] !== v[0] + v[1] - v[2]);
  rows(coded(forms.threePublicExpenses, COLUMNS.threePublicExpenses, "row"),
    v => v[0] !== v[1] + v[2] + v[5] || v[2] !== v[3] + v[4]);

  const income = side(forms.incomeExpenditureSummary.income), expenditure = side(forms.incomeExpenditureSummary.expenditure);
  const fiscalIncome = side(forms.fiscalAppropriationSummary.income);
  const sum = (rows, ...keys) => keys.reduce((total, key) => total + rows.get(key), 0);
  if (income.get("currentTotal") !== sum(income, "generalPublic", "governmentFund", "stateCapital", "superiorSubsidy",
    "service", "business", "subordinateRemittance", "other")) counts[1]++;
  if (fiscalIncome.get("currentTotal") !== sum(fiscalIncome, "generalPublic", "governmentFund", "stateCapital")) counts[1]++;
  if (fiscalIncome.get("opening") !== sum(fiscalIncome, "opening.generalPublic", "opening.governmentFund",
    "opening.stateCapital")) counts[0]++;
  let total = 0, failed = 0;
  for (const [row, value] of expenditure) {
    if (row[0] !== "2") continue;
    total += value;
    if (!FUNCTIONS.has(row)) counts[4]++;
    const line = spent.lines.get(row);
    if (value !== (line ? line[0] : 0)) failed++;
  }
  if (total !== expenditure.get("currentTotal")) counts[1]++;
  const sums = [0, 0, 0, 0];
  let current = sums;
  for (const row of forms.fiscalAppropriationSummary.expenditure) {
    const values = fen(row, FISCAL);
    if (values[0] !== values[1] + values[2] + values[3]) counts[2]++;
    if (row.row === "currentTotal") current = values;
    if (row.row[0] !== "2") continue;
    addTo(sums, values);
    if (!FUNCTIONS.has(row.row)) counts[4]++;
    const line = own.lines.get(row.row);
    if (values[1] !== (line ? line[0] : 0)) failed++;
  }
  if (differ(sums, current)) counts[1]++;

  failed += income.get("currentTotal") !== received.total[0];
  failed += expenditure.get("currentTotal") !== spent.total[0];
  failed += income.get("total") !== sum(income, "currentTotal", "usedSurplus", "opening");
  failed += expenditure.get("total") !== sum(expenditure, "currentTotal", "surplusDistribution", "closing");
  failed += income.get("total") !== expenditure.get("total");
  failed += current[1] !== own.total[0];
  failed += own.total[1] !== detail.total[0] + detail.total[1];
  failed += funds.total[2] !== current[2];
  failed += capital.total[0] !== current[3];
  counts[3] += failed;
}

// What has been decoded, counted outside of the time that is measured.
const totals = [0, 0, 0];
for (const line of LINES) {
  for (const table of Object.values(JSON.parse(line.toString()).finalAccounts)) {
    const rows = [...(table.lines || []), ...(table.income || []), ...(table.expenditure || [])];
    if (table.total) rows.push(table.total);
    for (const row of rows) {
      totals[0]++;
      for (const key in row) {
        if (key === "code" || key === "name" || key === "number" || key === "row") continue;
        totals[1]++;
        totals[2] += Math.round(row[key] * 100);
      }
    }
  }
}
if (!Number.isSafeInteger(totals[2])) throw new Error("the sum is not exact");

const node = `Node ${process.versions.node}`;
measure(`${node}, JSON.parse`, "lines, decoded, 1 thread", () => {
  let count = 0;
  for (const line of LINES) if (JSON.parse(line.toString())) count++;
  return count;
}, count => `${count} ${totals.join(" ")}`);
measure(`${node}, JSON.parse + JS`, "lines, checked, 1 thread", () => {
  const counts = [0, 0, 0, 0, 0];
  for (const line of LINES) check(JSON.parse(line.toString()), counts);
  return counts;
}, counts => counts.join(" "));
