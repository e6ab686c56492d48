import {allOf, type Flag, type Kind, type Typed} from './tree.js';

/** The script for zsh: a file `_bivalent` on `fpath`, or to be evaluated after `compinit`. */
export function zshScript(typed: Typed): string {
	return `#compdef bivalent
# zsh completion for bivalent; "bivalent complete zsh" prints it

${allOf(typed).map(functionFor).join('\n\n')}

if [ "\${funcstack[1]}" = _bivalent ]; then
  _bivalent "$@"
else
  compdef _bivalent bivalent
fi
`;
}

function nameOf({path}: Typed): string {
	return ['_bivalent', ...path].join('_');
}

function functionFor(typed: Typed): string {
	const {commands, flags, places, repeats} = typed;
	const specs = flags.map(flagSpec);
	if (commands.length === 0)
		return `${nameOf(typed)}() {
  _arguments ${[...specs, ...places.map((kind, index) => placeSpec(kind, repeats && index === places.length - 1))].join(' \\\n    ')}
}`;
	const described = commands.map(({path, says}) => quoted(`${path.at(-1)!}:${says.replaceAll(':', '\\:')}`));
	const first = places[0];
	return `${nameOf(typed)}_first() {
  local -a commands
  commands=(${described.join('\n    ')})
  _describe -t commands command commands
${first === undefined ? '' : `  ${action(first)}\n`}}

${nameOf(typed)}() {
  local curcontext="$curcontext" state line
  _arguments -C ${[...specs, `'1:command:${nameOf(typed)}_first'`, "'*::argument:->rest'"].join(' \\\n    ')}
  if [ "$state" = rest ]; then
    case "$words[1]" in
${commands.map(command => `    ${command.path.at(-1)!}) ${nameOf(command)} ;;`).join('\n')}
    esac
  fi
}`;
}

function flagSpec({names, says, value}: Flag): string {
	const told = says.replaceAll(/[[\]:\\]/gu, character => `\\${character}`);
	const after = value === null ? '' : `:value:${inSpec(value)}`;
	const either = names.length > 1 ? `(${names.join(' ')})` : '';
	return names.map(name => quoted(`${either}${name}[${told}]${after}`)).join(' \\\n    ');
}

function placeSpec(kind: Kind, again: boolean): string {
	return quoted(`${again ? '*' : ''}:argument:${inSpec(kind)}`);
}

/** What completes a place, as `_arguments` takes it. */
function inSpec({words, files}: Kind): string {
	if (words.length === 0) return files ? '_files' : ' ';
	return files ? `{${action({words, files})}}` : `(${words.join(' ')})`;
}

/** The same as a command. */
function action({words, files}: Kind): string {
	const both = [...(words.length > 0 ? [`compadd -- ${words.join(' ')}`] : []), ...(files ? ['_files'] : [])];
	return both.length === 0 ? ':' : both.join('; ');
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
