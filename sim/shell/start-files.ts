/** Read when a shell starts, and the learner's to change. */
export const BASHRC = `alias k='kubectl'
alias kg='kubectl get'
alias kgp='kubectl get pods'
alias kgj='kubectl get jobs'
alias kgcj='kubectl get cronjobs'
alias kd='kubectl describe'
alias kl='kubectl logs'
alias kaf='kubectl apply -f'
alias kdel='kubectl delete'
alias ll='ls -l'
`;
