// Stands in for Node's modules, which just-bash names in its declarations: without it they would bring Node's globals
// (timers, console, process) into sim, and code that uses them would compile.
export {};
