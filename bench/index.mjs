// Measures what bivalent promises: `npm run bench` for all, `npm run bench -- screen` for one part. bench/README.md keeps what came out.
import {cpus} from 'node:os';

const parts = ['screen', 'classics', 'spin', 'growth', 'challenge'];
const wanted = process.argv.slice(2);
for (const name of wanted)
	if (!parts.includes(name)) throw new Error(`there is no part ${name}; there are ${parts.join(', ')}`);

console.log(`Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()})`);
for (const name of wanted.length === 0 ? parts : wanted) await import(`./${name}.mjs`);
