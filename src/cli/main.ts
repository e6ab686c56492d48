#!/usr/bin/env node
// Nothing is imported before the version is known, and the syntax is old: a Node that is too old is to say so in one line, not in a stack trace.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 20)) {
	const {run} = await import('./run.js');
	await run(process.argv.slice(2));
} else {
	process.stderr.write(`bivalent needs Node.js 22.20 or newer, and this is ${process.versions.node}.\n`);
	process.exitCode = 2;
}

export {};
