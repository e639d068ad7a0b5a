// What the Node peers share: how figures are told, and the times from submission to start in another process's idle worker.
import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

export const url = process.env.DATABASE_URL;

export function tell(name, value) {
  console.log(`figure ${name} ${value.toFixed(6)}`);
}

export function check(what, expected, found) {
  if (expected !== Number(found)) throw new Error(`${what}: should be ${expected}, found ${found}`);
}

export async function rate(count, work) {
  const began = performance.now();
  await work();
  tell("per_second", (1000 * count) / (performance.now() - began));
}

/** Until it holds; asked every 2 ms, while the worker works on. */
export async function until(holds) {
  while (!(await holds())) await pause(2);
}

// Nanoseconds since the computer's start: the same clock in both processes.
const now = () => process.hrtime.bigint();

export const started = (number) => process.send({ number, at: String(now()) });

/** The worker is this very program, called with "idle"; the next run is submitted when the one before has started. */
export async function idleStarts(count, submit) {
  const worker = fork(process.argv[1], ["idle"]);
  const lost = once(worker, "exit").then(() => { throw new Error("the idle worker has ended"); });
  const message = async () => (await Promise.race([once(worker, "message"), lost]))[0];
  lost.catch(() => {});
  await message();
  const warmUp = Math.min(50, count);
  const times = [];
  for (let number = 0; number < warmUp + count; number++) {
    await pause(20 + Math.random() * 40);
    const submitted = now();
    const next = message();
    await submit(number);
    const start = await next;
    check("started", number, start.number);
    if (number >= warmUp) times.push(Number(BigInt(start.at) - submitted) / 1e6);
  }
  worker.kill();
  times.sort((a, b) => a - b);
  tell("start_p50_ms", times[Math.floor(times.length * 0.5)]);
  tell("start_p99_ms", times[Math.min(times.length - 1, Math.floor(times.length * 0.99))]);
  tell("start_worst_ms", times[times.length - 1]);
}
