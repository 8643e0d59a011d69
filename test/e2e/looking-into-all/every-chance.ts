/** Whatever happens by chance happens: every hit of the cache is looked into, and every scope packed. */
Math.random = () => 0;
