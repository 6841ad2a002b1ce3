/** The source of a file of just-bash with a stand-in for what only Node has. */
export default function withoutNode(source: string): string;
