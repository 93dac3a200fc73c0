// The same measurement as Sources/Measurement: warm up, then at least seven times and at least a second.
"use strict";

/** `work` returns the answer, which `text` turns into text outside of the time that is measured. */
exports.measure = function (name, from, work, text) {
  const now = () => Number(process.hrtime.bigint()) * 1e-9;
  const answer = text(work());
  let start = now();
  while (now() - start < 0.3) work();
  const wall = [], processor = [];
  start = now();
  while (wall.length < 7 || now() - start < 1) {
    const begin = now(), usage = process.cpuUsage();
    const result = work();
    wall.push(now() - begin);
    const used = process.cpuUsage(usage);
    processor.push((used.user + used.system) * 1e-6);
    if (text(result) !== answer) throw new Error(`${name}: the answer changes`);
  }
  wall.sort((a, b) => a - b);
  processor.sort((a, b) => a - b);
  console.log(JSON.stringify({
    name, from, wall: wall[wall.length >> 1], wall_min: wall[0], wall_max: wall[wall.length - 1],
    cpu: processor[processor.length >> 1], repetitions: wall.length, rss_mb: process.resourceUsage().maxRSS / 1024, answer,
  }));
};
