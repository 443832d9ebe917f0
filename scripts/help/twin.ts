/**
 * The same text of the other protocol: every TCP becomes UDP and every UDP becomes TCP, also inside names, in whatever
 * case it is written.
 */
export function otherProtocol(text: string): string {
  return text.replaceAll(/tcp|udp/gi, (name) => {
    const other = name.toLowerCase() === 'tcp' ? 'udp' : 'tcp';
    if (name === name.toUpperCase()) return other.toUpperCase();
    return name.startsWith(name.charAt(0).toUpperCase())
      ? other.charAt(0).toUpperCase() + other.slice(1)
      : other;
  });
}
