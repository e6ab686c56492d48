import {Argument, type Command} from 'commander';
import {bashScript} from './completion/bash.js';
import {fishScript} from './completion/fish.js';
import {typedOf} from './completion/tree.js';
import {zshScript} from './completion/zsh.js';
import {print} from './print.js';

const scripts = {bash: bashScript, zsh: zshScript, fish: fishScript};

/** `bivalent complete`. What it prints is made from the program's own commands, which must all be there. */
export function addComplete(program: Command): void {
	program
		.command('complete')
		.summary('a script that lets your shell complete what you type')
		.description(
			'Prints a script by which the shell completes commands, options, levels and protocols, without starting bivalent. Print it anew after an update.',
		)
		.addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(scripts)))
		.addHelpText(
			'after',
			`
Examples:
  bivalent complete bash > bivalent.bash   # then, in ~/.bashrc: source bivalent.bash
  bivalent complete zsh > _bivalent        # into a folder of $fpath
  bivalent complete fish > bivalent.fish   # into ~/.config/fish/completions`,
		)
		.action((shell: keyof typeof scripts) => {
			print(scripts[shell](typedOf(program)));
		});
}
