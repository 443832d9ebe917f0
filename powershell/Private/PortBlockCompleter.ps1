# Completes -StartPort and -NumberOfPorts from the blocks that exist.
class PortBlockCompleter : System.Management.Automation.IArgumentCompleter {
    [System.Collections.Generic.IEnumerable[System.Management.Automation.CompletionResult]] CompleteArgument(
        [string] $commandName,
        [string] $parameterName,
        [string] $wordToComplete,
        [System.Management.Automation.Language.CommandAst] $commandAst,
        [System.Collections.IDictionary] $fakeBoundParameters) {
        $results = [System.Collections.Generic.List[System.Management.Automation.CompletionResult]]::new()
        foreach ($result in Complete-PortBlock $commandName $parameterName $wordToComplete $fakeBoundParameters) {
            $results.Add($result)
        }
        return $results
    }
}
