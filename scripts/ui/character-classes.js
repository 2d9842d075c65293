/** In place of the package `uc.micro`: the browsers know Unicode's classes themselves. */
export const P = /^\p{P}$/u;
export const S = /^\p{S}$/u;
