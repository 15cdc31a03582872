/**
 * The script for bash. The library's needs the package bash-completion, cannot be read twice, completes no names of files, and
 * carries out what stands in `$(…)` on the line that is being written.
 */
export function writeBashCompletion(name: string): string {
  return `# bash completion for ${name}
__${name}_complete() {
    local cur words cword out directive
    if declare -F _get_comp_words_by_ref >/dev/null; then
        _get_comp_words_by_ref -n "=:" cur words cword
    else
        cur=\${COMP_WORDS[COMP_CWORD]} words=("\${COMP_WORDS[@]}") cword=$COMP_CWORD
    fi
    out=$(${name} complete -- "\${words[@]:1:cword}" 2>/dev/null) || return
    directive=\${out##*:}
    # 4: what stands here is no file.
    [[ $directive == 4 ]] && compopt +o default
    local IFS=$'\\n' line
    COMPREPLY=()
    for line in \${out%:*}; do
        line=\${line%%$'\\t'*}
        [[ $line == "$cur"* ]] && COMPREPLY+=("$line")
    done
}
complete -o default -F __${name}_complete ${name}`;
}
