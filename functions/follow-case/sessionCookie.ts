/**
 * `__Host-`: only for this host, over TLS and for every path. It is strictly necessary for what the resident asked for,
 * so that it needs no consent (PECR, regulation 6(4)(b)).
 */
export const sessionCookie = '__Host-putright-case'
