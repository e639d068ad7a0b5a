// pg-boss with ten workers that fetch 500 at once and poll as often as it allows (every 0.5 s).
// Arguments: submit one|bulk COUNT WARM-UP AT-ONCE; load COUNT; drain COUNT; latency COUNT.
import pg from "pg";
import PgBoss from "pg-boss";
import { check, idleStarts, rate, started, until, url } from "./figures.mjs";

const [part, ...rest] = process.argv.slice(2);
const WORKERS = 10;
const boss = new PgBoss({ connectionString: url, max: 12, schedule: false });
boss.on("error", (error) => { console.error(error); process.exit(1); });
await boss.start();
await boss.createQueue("noop");
const pool = new pg.Pool({ connectionString: url, max: 1 });
const jobs = async (state) => Number((await pool.query("select count(*) from pgboss.job where name = 'noop' and state = $1", [state])).rows[0].count);
const many = (n) => Array.from({ length: n }, (_, number) => ({ name: "noop", data: { number } }));

const some = async (way, n, atOnce) => {
  if (way === "one") for (let number = 0; number < n; number++) await boss.send("noop", { number });
  else for (let i = 0; i < n; i += atOnce) await boss.insert(many(Math.min(atOnce, n - i)));
};

async function work(handler) {
  for (let i = 0; i < WORKERS; i++) {
    await boss.work("noop", { batchSize: 500, pollingIntervalSeconds: 0.5 }, handler);
  }
}

async function end() {
  await boss.stop({ graceful: true, wait: true, timeout: 5000 });
  await pool.end();
}

switch (part) {
  case "submit": {
    const [count, warmUp, atOnce] = rest.slice(1).map(Number);
    await some(rest[0], warmUp, atOnce);
    await rate(count, () => some(rest[0], count, atOnce));
    check("jobs", warmUp + count, await jobs("created"));
    await end();
    break;
  }
  case "load":
    await some("bulk", Number(rest[0]), 1000);
    check("jobs", Number(rest[0]), await jobs("created"));
    await end();
    break;
  case "drain": {
    const count = Number(rest[0]);
    let done = 0;
    await rate(count, async () => {
      await work(async (batch) => { done += batch.length; });
      await until(async () => done >= count && (await jobs("completed")) === count);
    });
    check("executed", count, done);
    await end();
    break;
  }
  case "latency":
    await idleStarts(Number(rest[0]), (number) => boss.send("noop", { number }));
    await end();
    break;
  case "idle":
    await work(async (batch) => { for (const job of batch) started(job.data.number); });
    process.send({ ready: true });
    break;
}
