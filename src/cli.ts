#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { main } from './cli/main';

// Whoever reads our output may have seen enough, such as `| head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
});

process.exitCode = main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: () => readFileSync(0, 'utf8'),
  colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
  watched: process.stderr.isTTY === true,
});
