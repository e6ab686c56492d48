/* The game with a fault built in: as an argument says, drawing the play screen fails, or a listener of keys does. */
import process from 'node:process';
import {run} from '../../src/cli/run.js';
import {findProtocol} from '../../src/protocols/index.js';

if (process.argv[2] === 'drawing') {
	const show = {
		storage() {
			throw new Error('this storage cannot be shown');
		},
	};
	Object.assign(findProtocol('dictator')!, {show});
} else {
	process.stdin.on('data', (data: Buffer | string) => {
		if (String(data).includes('x')) throw new Error('this key is unbearable');
	});
}

await run([]);
