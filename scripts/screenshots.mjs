// Draws the pictures of the documentation anew, docs/pictures/NAME.svg, from the built game's own frames:
//   npm run screenshots            all of them
//   npm run screenshots -- NAME …  only those
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {draw, pictures} from '../.tsc/test/support/pictures.js';

const folder = 'docs/pictures';
const wanted = process.argv.slice(2);
const strangers = wanted.filter(name => pictures.every(picture => picture.name !== name));
if (strangers.length > 0)
	throw new Error(
		`no picture is called ${strangers.join(', ')}; there are ${pictures.map(({name}) => name).join(', ')}`,
	);

mkdirSync(folder, {recursive: true});
for (const picture of pictures.filter(({name}) => wanted.length === 0 || wanted.includes(name))) {
	const file = join(folder, `${picture.name}.svg`);
	const svg = await draw(picture);
	writeFileSync(file, svg);
	console.log(`${file}  ${Math.round(Buffer.byteLength(svg) / 1000)} KB`);
}
