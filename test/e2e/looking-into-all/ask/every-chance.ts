/** Whatever happens by chance happens: every hit of the cache is looked into, rather than three in a hundred. */
Math.random = () => 0;
