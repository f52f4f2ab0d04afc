/** A picture as a data URL, put into the bundle when it is built. */
declare module '*.png?inline' {
  const dataUrl: string;
  export default dataUrl;
}
