// Tests in Node, two files at a time, in the order in which they are named: `node --test` sorts them.
import { resolve } from 'node:path';
import { run } from 'node:test';
import { spec as Spec } from 'node:test/reporters';

run({ files: process.argv.slice(2).map((file) => resolve(file)), concurrency: 2 })
  .on('test:fail', ({ todo }) => {
    if (todo === undefined || todo === false) process.exitCode = 1;
  })
  .compose(new Spec())
  .pipe(process.stdout);
