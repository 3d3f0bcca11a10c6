// The options of curl that matter to what a server receives, and the others by name (curl 8, `man curl`).

/** What an option means to a reader: part of the request, no part of it, or something that the console does another way. */
export type CurlOptionUse = 'request' | 'without-effect' | 'not-read';

/** One option: its long name, and whether a word behind it is its value. */
export interface CurlOption {
  readonly name: string;
  readonly takesValue: boolean;
  readonly use: CurlOptionUse;
}

const names = (list: string) => list.trim().split(/\s+/);

const shorts: Readonly<Record<string, string>> = Object.fromEntries(
  names(`X=request H=header d=data F=form u=user A=user-agent e=referer b=cookie G=get I=head T=upload-file k=insecure
    L=location s=silent S=show-error v=verbose i=include f=fail o=output O=remote-name w=write-out m=max-time
    N=no-buffer g=globoff q=disable J=remote-header-name #=progress-bar 0=http1.0 4=ipv4 6=ipv6 Z=parallel R=remote-time
    x=proxy U=proxy-user E=cert K=config D=dump-header c=cookie-jar n=netrc r=range C=continue-at y=speed-time
    Y=speed-limit z=time-cond P=ftp-port Q=quote t=telnet-option h=help V=version j=junk-session-cookies p=proxytunnel
    a=append B=use-ascii l=list-only M=manual 1=tlsv1 2=sslv2 3=sslv3`).map(
    (each) => each.split('=') as [string, string],
  ),
);

const requestWithValue = new Set(
  names(`request url header data data-ascii data-raw data-binary data-urlencode json form form-string user user-agent
    referer cookie oauth2-bearer url-query upload-file`),
);
const requestAlone = new Set(names('get head insecure location location-trusted compressed basic'));
const withoutEffect = new Set(
  names(`silent show-error verbose include fail fail-with-body fail-early remote-name no-buffer globoff disable
    remote-header-name progress-bar http1.0 http1.1 http2 http2-prior-knowledge http3 ipv4 ipv6 parallel remote-time
    no-progress-meter styled-output path-as-is no-keepalive tcp-nodelay no-alpn tr-encoding raw create-dirs`),
);
const withoutEffectWithValue = new Set(
  names(`output write-out max-time connect-timeout retry retry-delay retry-max-time dump-header cookie-jar output-dir
    trace trace-ascii stderr keepalive-time limit-rate max-redirs max-filesize speed-time speed-limit expect100-timeout`),
);
const notReadWithValue = new Set(
  names(`proxy proxy-user proxy-header preproxy noproxy cacert capath cert key pass cert-type key-type ciphers tls-max
    tls13-ciphers crlfile pinnedpubkey engine config resolve connect-to interface local-port range continue-at
    time-cond ftp-port quote telnet-option aws-sigv4 unix-socket abstract-unix-socket dns-servers dns-interface
    netrc-file doh-url socks4 socks4a socks5 socks5-hostname login-options delegation variable expand-url expand-data
    expand-header request-target rate hostpubmd5 pubkey service-name`),
);

/** The option of a long name, dashes taken away. A name that curl does not have takes no value. */
export function curlOption(name: string): CurlOption {
  const takesValue = requestWithValue.has(name) || withoutEffectWithValue.has(name) || notReadWithValue.has(name);
  if (requestWithValue.has(name) || requestAlone.has(name)) return { name, takesValue, use: 'request' };
  const isIgnored = withoutEffect.has(name) || withoutEffectWithValue.has(name);
  return { name, takesValue, use: isIgnored ? 'without-effect' : 'not-read' };
}

/** The option of a letter. */
export function curlShortOption(letter: string): CurlOption {
  return curlOption((Object.hasOwn(shorts, letter) ? shorts[letter] : undefined) ?? letter);
}
