/** Light of a colour, red, green and blue, linear, from 0 to 1. */
type Light = readonly [number, number, number];

/** How colours are seen: as most see them, and without one kind of cone. */
export const visions = {
	usual: [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1],
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039],
	],
} as const satisfies Readonly<Record<string, readonly Light[]>>;

export type Vision = keyof typeof visions;

/** The linear light of a colour like `cd00cd` (sRGB, IEC 61966-2-1). */
function lightOf(hex: string): Light {
	const [red, green, blue] = [0, 2, 4].map(at => {
		const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return [red!, green!, blue!];
}

const times = ([a, b, c]: Light, [r, g, b2]: Light): number => a * r + b * g + c * b2;

/**
 * What somebody sees of it: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A Physiologically-based Model for Simulation of Color Vision
 * Deficiency, IEEE TVCG 15(6), 2009; the matrices of severity 1.0, for linear light.
 */
function seen(light: Light, vision: Vision): Light {
	const [red, green, blue] = visions[vision].map(row => Math.min(1, Math.max(0, times(row, light))));
	return [red!, green!, blue!];
}

const luminance: Light = [0.2126729, 0.7151522, 0.072175];

/** CIELAB for the white of sRGB (D65). */
function labOf(light: Light): Light {
	const f = (t: number): number => (t > 216 / 24_389 ? Math.cbrt(t) : ((24_389 / 27) * t + 16) / 116);
	const x = f(times([0.4124564, 0.3575761, 0.1804375], light) / 0.95047);
	const y = f(times(luminance, light));
	const z = f(times([0.0193339, 0.119192, 0.9503041], light) / 1.08883);
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far apart two colours are for somebody (CIE 1976); 2 can just be told side by side, 20 at a glance. */
export function distance(one: string, other: string, vision: Vision): number {
	const [a, b] = [one, other].map(hex => labOf(seen(lightOf(hex), vision)));
	return Math.hypot(...a!.map((part, index) => part - b![index]!));
}

/** How much lighter the lighter of two colours is (WCAG 2.2, contrast ratio): 1 for the same, 21 for black and white. */
export function contrast(one: string, other: string): number {
	const [dark, light] = [one, other].map(hex => times(luminance, lightOf(hex)) + 0.05).toSorted((a, b) => a - b);
	return light! / dark!;
}
