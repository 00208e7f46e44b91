using PresignTools.HelpCompiler;

return HelpCompilation.Run(args, Console.Out, Console.Error);
