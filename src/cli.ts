#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wantsColours } from './cli/colours';
import { programNamed } from './cli/kubectl/kubectl';
import { main } from './cli/main';
import { toolOf } from './cli/tool';

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
  kubectl: programNamed('kubectl', process.env),
  colours: wantsColours(process.env, process.stdout.isTTY === true),
  watched: process.stderr.isTTY === true && process.env.TERM !== 'dumb',
  tool: toolOf(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')),
});
