// Prints what challenges are drawn for the first seeds of each difficulty, a line each; another Node, with another language and time zone, has to print the same.
import process from 'node:process';
import {difficulties, makeId} from '../../src/challenge/index.js';
import {challengeOf, lineOf} from './drawing.js';

const [, , many] = process.argv;
for (const difficulty of difficulties)
	for (let seed = 0; seed < Number(many); seed++)
		console.log(lineOf(challengeOf(makeId({difficulty, seed: String(seed)}))));
