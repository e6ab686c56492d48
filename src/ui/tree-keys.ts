import type {Effects} from './common-keys.js';
import type {KeyEntry, Layer} from './keys.js';
import type {TreeAction} from './tree.js';

/** The way into the tree, and a bookmark in it. */
export function whatIfKeys({happen}: Effects): KeyEntry[] {
	return [
		{
			keys: ['t'],
			word: 'what if: the tree of all that you tried, to go back to any of it',
			short: 'what if',
			bar: 'turns',
			run: () => happen({on: 'tree', does: {is: 'open'}}),
		},
		{
			keys: ['B'],
			word: 'a bookmark at this configuration, or none any more',
			short: 'bookmark',
			bar: 'turns',
			run: () => happen({on: 'tree', does: {is: 'mark'}}),
		},
	];
}

/** The keys of the tree. */
export function treeKeys({happen}: Effects): Layer {
	const does = (action: TreeAction) => (): void => happen({on: 'tree', does: action});
	const entry = (keys: readonly string[], word: string, short: string, action: TreeAction): KeyEntry => ({
		keys,
		word,
		short,
		bar: 'turns',
		run: does(action),
	});
	return [
		{
			...entry(['enter', ' '], 'go there: play on from the chosen configuration', 'go there', {is: 'go'}),
			shown: '←→↑↓ ⏎',
		},
		{...entry(['left'], 'the configuration before it', '', {is: 'along', by: -1}), shown: '←', bar: 'never'},
		{...entry(['right'], 'the configuration after it', '', {is: 'along', by: 1}), shown: '→', bar: 'never'},
		{...entry(['up', 'k'], 'the way above', '', {is: 'across', by: -1}), shown: '↑ k', bar: 'never'},
		{...entry(['down', 'j'], 'the way below', '', {is: 'across', by: 1}), shown: '↓ j', bar: 'never'},
		entry(['c'], 'compare the others with the chosen one', 'compare with it', {is: 'compare'}),
		entry(['B'], 'a bookmark at the chosen configuration, or none any more', 'bookmark', {is: 'mark'}),
		{
			keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
			shown: '1–9',
			word: 'to the bookmark with that number',
			short: 'find it',
			bar: 'turns',
			run: key => happen({on: 'tree', does: {is: 'find', number: Number(key)}}),
		},
		{keys: ['page up', 'N'], shown: 'N', word: 'a page up', bar: 'never', run: () => happen({on: 'scroll', by: -10})},
		{
			keys: ['page down', 'n'],
			shown: 'n',
			word: 'a page down',
			bar: 'never',
			run: () => happen({on: 'scroll', by: 10}),
		},
		{keys: ['esc', 't'], shown: 'esc', word: 'back', bar: 'always', run: () => happen({on: 'back'})},
	];
}
