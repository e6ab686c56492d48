import {readdirSync, readFileSync} from 'node:fs';
import test from 'ava';
import {draw, pictures} from '../support/pictures.js';

const folder = 'docs/pictures';
const pages = ['README.md', 'docs/levels.md', 'docs/teaching.md'];

for (const picture of pictures) {
	test(`the picture ${picture.name} is what the game shows`, async t => {
		const committed = readFileSync(`${folder}/${picture.name}.svg`, 'utf8');
		t.is(await draw(picture), committed, 'It is not: look at what has changed, then draw it anew: npm run screenshots');
		t.true(Buffer.byteLength(committed) < (picture.frames.length > 1 ? 300_000 : 100_000));
	});
}

test('every picture that is kept is drawn, and shown on some page under the words that it carries', t => {
	t.deepEqual(readdirSync(folder).sort(), pictures.map(({name}) => `${name}.svg`).sort());
	const shown = pages.flatMap(page =>
		[...readFileSync(page, 'utf8').matchAll(/!\[(?<says>[^\]]*)\]\((?:docs\/)?pictures\/(?<name>[^)]*)\.svg\)/gu)].map(
			({groups}) => `${groups!['name']}: ${groups!['says']}`,
		),
	);
	t.deepEqual([...new Set(shown)].sort(), pictures.map(({name, says}) => `${name}: ${says}`).sort());
});
