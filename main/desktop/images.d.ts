/** A picture as a data URL, embedded into the bundle by the build. */
declare module '*.png?inline' {
  const dataUrl: string;
  export default dataUrl;
}
