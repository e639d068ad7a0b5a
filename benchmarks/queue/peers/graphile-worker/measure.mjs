// graphile-worker at its fastest settings (its performance page): a local queue of 500, completions batched without delay.
// Arguments: submit one|bulk COUNT WARM-UP AT-ONCE; load COUNT; drain COUNT; latency COUNT.
import pg from "pg";
import { Logger, makeWorkerUtils, run, runMigrations } from "graphile-worker";
import { check, idleStarts, rate, started, until, url } from "./figures.mjs";

const [part, ...rest] = process.argv.slice(2);
const logger = new Logger(() => (level, message) => { if (level === "error") console.error(message); });
const preset = {
  worker: {
    connectionString: url, concurrentJobs: 10, maxPoolSize: 12, logger,
    localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0,
  },
};
const jobs = async (pool) => (await pool.query("select count(*) from graphile_worker._private_jobs")).rows[0].count;

async function withUtils(work) {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const utils = await makeWorkerUtils({ pgPool: pool, logger });
  await utils.migrate();
  await work(utils, pool);
  await utils.release();
  await pool.end();
}

async function submit(way, count, warmUp, atOnce) {
  await withUtils(async (utils, pool) => {
    const many = (n) => Array.from({ length: n }, (_, number) => ({ identifier: "noop", payload: { number } }));
    const some = async (n) => {
      if (way === "one") for (let number = 0; number < n; number++) await utils.addJob("noop", { number });
      else for (let i = 0; i < n; i += atOnce) await utils.addJobs(many(atOnce));
    };
    await some(warmUp);
    await rate(count, () => some(count));
    check("jobs", warmUp + count, await jobs(pool));
  });
}

async function drain(count) {
  await runMigrations({ connectionString: url, logger });
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  let done = 0;
  let runner;
  await rate(count, async () => {
    runner = await run({ preset, noHandleSignals: true, taskList: { noop: async () => { done++; } } });
    await until(async () => done >= count && (await jobs(pool)) === "0");
  });
  await runner.stop();
  check("executed", count, done);
  await pool.end();
}

switch (part) {
  case "submit": await submit(rest[0], ...rest.slice(1).map(Number)); break;
  case "load":
    await withUtils(async (utils, pool) => {
      // In one transaction its own statements keep plans for an empty table, and some loads then take hours.
      const count = Number(rest[0]);
      for (let from = 1; from <= count; from += 5000) {
        await pool.query("select graphile_worker.add_job('noop', json_build_object('number', n)) from generate_series($1::int, $2::int) n",
          [from, Math.min(count, from + 4999)]);
        await pool.query("analyze graphile_worker._private_jobs");
      }
      check("jobs", count, await jobs(pool));
    });
    break;
  case "drain": await drain(Number(rest[0])); break;
  case "latency":
    await withUtils((utils) => idleStarts(Number(rest[0]), (number) => utils.addJob("noop", { number })));
    break;
  case "idle":
    await run({ preset, taskList: { noop: async ({ number }) => { started(number); } } });
    process.send({ ready: true });
    break;
}
