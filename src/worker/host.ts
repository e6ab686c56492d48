/* The process in which a user's protocol file runs: loads it, holds it to the model, and answers one question after the other. */
import module from 'node:module';
import process from 'node:process';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {type Breach, holdToModel, isBreach, plainText, type Protocol, sayThrown} from '../flp/index.js';
import type {Answer, Ask} from './messages.js';

const send = process.send!.bind(process) as (answer: Answer) => boolean;
const exit = process.exit.bind(process);
const listen = process.on.bind(process);
const [, , path = '', shown = path] = process.argv; // where the file is, and what to call it
let lastLoaded = {file: path, text: ''};

listen('disconnect', () => exit(0));
takeAway();
try {
	const file = (await import(pathToFileURL(path).href)) as {default?: unknown};
	serve(holdToModel(file.default));
} catch (error) {
	send(isBreach(error) ? breachOf(error) : {badFile: sayLoadError(error)});
}

/** What a protocol has no use for. Protection against accidents, not against attackers: docs/protection.md. */
function takeAway(): void {
	for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) Reflect.deleteProperty(globalThis, name);
	for (const name of ['getBuiltinModule', 'binding', '_linkedBinding', 'dlopen', 'send'])
		Reflect.set(process, name, undefined);
	for (const name of ['exit', 'reallyExit', 'abort', 'kill']) {
		Reflect.set(process, name, () => {
			throw new Error(`it calls process.${name}`);
		});
	}
	module.registerHooks({
		resolve(specifier, context, next) {
			const own = context.parentURL === undefined || context.parentURL === import.meta.url;
			if (!own && !/^\.\.?\//u.test(specifier))
				throw new Error(`it imports ${specifier}; a protocol file may import only relative files, like ./mine.mjs`);
			return next(specifier, context);
		},
		load(url, context, next) {
			// whatever the nearest package.json says: a protocol file is an ES module
			const loaded = next(url, {...context, format: url.endsWith('.ts') ? 'module-typescript' : 'module'});
			lastLoaded = {file: fileURLToPath(url), text: new TextDecoder().decode(loaded.source as Uint8Array)};
			return loaded;
		},
	});
}

function serve(protocol: Protocol): void {
	const {name, title, summary, processes, show = {}} = protocol;
	listen('message', (ask: Ask) => {
		try {
			send({answer: answerTo(protocol, ask)});
		} catch (error) {
			send(
				isBreach(error) ? breachOf(error) : {breach: {what: `it failed (${sayThrown(error)})`, at: {protocol: name}}},
			);
		}
	});
	send({
		loaded: {
			name,
			title,
			summary,
			processes,
			shows: (['message', 'storage'] as const).filter(what => show[what] !== undefined),
			declares: (['ignores', 'rounds'] as const).filter(what => protocol[what] !== undefined),
		},
	});
}

function answerTo(protocol: Protocol, ask: Ask): Extract<Answer, {answer: unknown}>['answer'] {
	switch (ask.ask) {
		case 'start':
			return protocol.start(ask.view);
		case 'step':
			return protocol.step(ask.view);
		case 'ignores':
			return protocol.ignores!(ask.view);
		case 'period':
			return (protocol.rounds!.period as (n: number) => number)(ask.n);
		case 'of':
			return protocol.rounds!.of(ask.x);
		case 'shift':
			return protocol.rounds!.shift(ask.x, ask.by);
		case 'show':
			return protocol.show![ask.what]!(ask.value);
	}
}

function breachOf({what, at}: Breach): Answer {
	return {breach: {what, at}};
}

/** A load error in one sentence, with the line where there is one. */
function sayLoadError(error: unknown): string {
	try {
		if (error instanceof Error) return sayError(error);
	} catch {
		// it looks like an error, and is none
	}
	return `Cannot load ${shown}: ${sayThrown(error)}`;
}

function sayError(error: NodeJS.ErrnoException): string {
	const {stack, code} = error;
	const message = String(error.message);
	if (code === 'ERR_ACCESS_DENIED')
		return `Cannot load ${shown}: it reads something beside itself and its relative imports, which a protocol file may not (${plainText(message)})`;
	const said = plainText(message.split('\n')[0]!);
	if (!(error instanceof SyntaxError)) return `Cannot load ${shown}: ${said}`;
	const linked = /^(file:.*):(\d+)\r?\n/u.exec(stack ?? '');
	const [file, line] =
		linked === null ? [lastLoaded.file, lineOfMistake(error)] : [fileURLToPath(linked[1]!), linked[2]];
	return `Cannot load ${file === path ? shown : file}${line === undefined ? '' : ` (line ${line})`}: ${said}`;
}

/** The line of a mistake in the file loaded last. V8 does not tell it of a module; the reader of types does, of types and of JavaScript. */
function lineOfMistake(error: Error): string | undefined {
	const atHead = /^\S*:(\d+)\r?\n/u;
	try {
		module.stripTypeScriptTypes(lastLoaded.text);
	} catch (again) {
		error = again as Error;
	}
	return atHead.exec(error.stack ?? '')?.[1];
}
