import {allOf, type Kind, type Typed} from './tree.js';

/** The script for bash (3.2 and later), which needs nothing beside it. */
export function bashScript(typed: Typed): string {
	const all = allOf(typed);
	return `# bash completion for bivalent; "bivalent complete bash" prints it
_bivalent() {
  local at= option= place=0 i word found= files=
  local current=\${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    [ "$word" = = ] && continue
    if [ -n "$option" ]; then option=; continue; fi
    case "$at $word" in
${all.flatMap(valued).join('\n')}
${all.flatMap(below).join('\n')}
      *' '-*) ;;
      *) place=$((place + 1)) ;;
    esac
  done
  [ "$current" = = ] && current=
  case "$at:$option" in
${all.flatMap(values).join('\n')}
  *)
    case "$current" in
    -*)
      case "$at" in
${all.map(flags).join('\n')}
      esac ;;
    *)
      case "$at:$place" in
${all.flatMap(places).join('\n')}
      esac ;;
    esac ;;
  esac
  while IFS= read -r word; do
    [ -n "$word" ] && COMPREPLY+=("$word")
  done < <(compgen -W "$found" -- "$current"; [ -n "$files" ] && compgen -f -- "$current")
  [ -n "$files" ] && compopt -o filenames 2>/dev/null
  return 0
}
complete -F _bivalent bivalent
`;
}

/** The name of a command in the script's variable `at`. */
function at({path}: Typed): string {
	return path.join('/');
}

/** The options that wait for a value. */
function valued(typed: Typed): string[] {
	const waiting = typed.flags.filter(({value}) => value !== null).flatMap(({names}) => names);
	if (waiting.length === 0) return [];
	return [`      ${waiting.map(name => `'${at(typed)} ${name}'`).join('|')}) option=$word ;;`];
}

function below(typed: Typed): string[] {
	return typed.commands.map(command => `      '${at(typed)} ${command.path.at(-1)!}') at='${at(command)}'; place=0 ;;`);
}

function values(typed: Typed): string[] {
	return typed.flags.flatMap(({names, value}) =>
		value === null ? [] : [`  ${names.map(name => `'${at(typed)}:${name}'`).join('|')}) ${set(value)} ;;`],
	);
}

function flags(typed: Typed): string {
	return `      '${at(typed)}') found='${typed.flags.flatMap(({names}) => names).join(' ')}' ;;`;
}

function places(typed: Typed): string[] {
	const commands = typed.commands.map(({path}) => path.at(-1)!);
	const kinds = typed.places.length === 0 && commands.length > 0 ? [{words: [], files: false}] : typed.places;
	return kinds.map((kind, index) => {
		const words = index === 0 ? [...commands, ...kind.words] : kind.words;
		const again = typed.repeats && index === kinds.length - 1 ? '*' : String(index);
		return `      '${at(typed)}:'${again}) ${set({...kind, words})} ;;`;
	});
}

function set({words, files}: Kind): string {
	return [`found='${words.join(' ')}'`, ...(files ? ['files=yes'] : [])].join(' ');
}
