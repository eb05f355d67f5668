declare module 'planer' {
  const planer: { extractFrom(text: string, contentType: 'text/plain'): string }
  export = planer
}
