export async function openGame(): Promise<number> { return 0; }
