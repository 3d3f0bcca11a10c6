// What a program is written in, for its name on screen alone: nothing is read differently.

const languages: readonly (readonly [string, RegExp])[] = [
  ['Java', /\bimport java|HttpURLConnection|HttpRequest\.newBuilder|OkHttpClient|public static void main/],
  ['C#', /\busing System|new HttpClient|FormUrlEncodedContent|RestClient/],
  ['Go', /\bpackage main\b|http\.(?:Post|NewRequest)|url\.Values/],
  ['PHP', /<\?php|http_build_query|curl_setopt|file_get_contents|\$\w+\s*=\s*\[/],
  ['Ruby', /Net::HTTP|require ['"][\w/]+['"]\s*$|\bputs\b|\bdo \|/m],
  ['Python', /\bimport (?:requests|httpx|http\.client|json)\b|\b(?:requests|httpx|session)\.\w+\(|\bprint\(/],
  ['JavaScript', /\brequire\(|\b(?:const|let|var) \w+\s*=|axios|fetch\(|=>\s*\{/],
];

/** The language of a program by what it calls: "Go". */
export function languageOf(text: string): string {
  return languages.find(([, sign]) => sign.test(text))?.[0] ?? 'text';
}
