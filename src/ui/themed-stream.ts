import {shownText, type Theme} from './theme.js';

/** The same stream, but whatever is written to it is as the theme of that moment wants it. */
export function themedStream(stream: NodeJS.WriteStream, theme: () => Theme): NodeJS.WriteStream {
	const write = (chunk: Uint8Array | string, ...rest: readonly unknown[]): boolean =>
		(stream.write as (...all: readonly unknown[]) => boolean)(
			typeof chunk === 'string' ? shownText(chunk, theme()) : chunk,
			...rest,
		);
	return new Proxy(stream, {
		get(target, name) {
			if (name === 'write') return write;
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}
